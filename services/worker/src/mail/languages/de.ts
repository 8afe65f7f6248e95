import type { Phrases } from '../phrases.ts'

export const de: Phrases = {
  reminder: {
    subject: when => (when ? `Erinnerung: fällig ${when}` : 'Deine Erinnerung'),
    due: when => `Fällig ${when}.`,
    list: name => `In der Liste „${name}“.`,
    open: 'Aufgabe öffnen',
    footer: 'Diese Erinnerung hast du selbst gesetzt. Zum Ändern oder Abschalten öffne die Aufgabe.',
  },
  digest: {
    subject: day => `Deine Aufgaben für ${day}`,
    overdue: 'Überfällig',
    today: 'Heute fällig',
    item: (title, when, list) => `${title} (${when ? `${when}, ` : ''}${list})`,
    more: count => (count === 1 ? 'Und eine weitere.' : `Und ${count} weitere.`),
    open: 'Heute öffnen',
    footer: 'Diese Nachricht kommt an Tagen, an denen etwas fällig ist. Abschalten kannst du sie in den Einstellungen.',
  },
  invitation: {
    subject: inviter => (inviter ? `${inviter} lädt dich zu einer Liste ein` : 'Du bist zu einer Liste eingeladen'),
    invites: (inviter, list) =>
      inviter ? `${inviter} möchte die Liste „${list}“ mit dir teilen.` : `Die Liste „${list}“ wird mit dir geteilt.`,
    until: when => `Die Einladung gilt bis ${when}. Wer diesen Link hat, kann sie annehmen: behalte ihn für dich.`,
    accept: 'Einladung annehmen',
    footer: 'Wenn du nicht weißt, worum es geht, brauchst du nichts zu tun: du wirst nicht noch einmal gefragt.',
  },
}
