import type { Phrases } from '../phrases.ts'

export const en: Phrases = {
  reminder: {
    subject: when => (when ? `Reminder: due ${when}` : 'Your reminder'),
    due: when => `Due ${when}.`,
    list: name => `In the list “${name}”.`,
    open: 'Open the todo',
    footer: 'You set this reminder yourself. To change it or switch it off, open the todo.',
  },
  digest: {
    subject: day => `Your todos for ${day}`,
    overdue: 'Overdue',
    today: 'Due today',
    item: (title, when, list) => `${title} (${when ? `${when}, ` : ''}${list})`,
    more: count => (count === 1 ? 'And one more.' : `And ${count} more.`),
    open: 'Open today’s view',
    footer: 'You get this mail on days when something is due. To switch it off, open the settings.',
  },
  invitation: {
    subject: inviter => (inviter ? `${inviter} invites you to a list` : 'You are invited to a list'),
    invites: (inviter, list) =>
      inviter
        ? `${inviter} would like to share the list “${list}” with you.`
        : `The list “${list}” is shared with you.`,
    until: when => `The invitation is good until ${when}. Whoever has this link can accept it: keep it to yourself.`,
    accept: 'Accept the invitation',
    footer: 'If you don’t know what this is about, do nothing: you will not be asked again.',
  },
}
