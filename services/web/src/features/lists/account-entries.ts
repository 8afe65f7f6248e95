import { patchAccount } from '../../data/account-changes.ts'
import { signOut } from '../../data/entering.ts'
import { Sun } from '../../ui/icons.ts'
import { Keyboard, LogOut, Monitor, Moon, Settings } from '../../ui/icons-of-details.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { navigate } from '../../ui/router.tsx'
import { chooseTheme, readTheme, type Theme } from '../../ui/theme.ts'
import { tell } from '../../ui/toasts.ts'

const leave = () =>
  signOut()
    .then(() => navigate('/sign-in', { replace: true }))
    .catch(() => tell({ text: 'You are still signed in: the server could not be reached.', tone: 'problem' }))

const themes = { system: Monitor, light: Sun, dark: Moon }
const names = { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' }
const choices = ['system', 'light', 'dark'] as const

const choose = (theme: Theme) => {
  chooseTheme(theme)
  void patchAccount({ settings: { theme } })
}

/** The menu of whoever is signed in. */
export const accountEntries = (help: () => void): MenuEntry[][] => [
  choices
    .filter(theme => theme !== readTheme())
    .map(theme => ({ label: names[theme], icon: themes[theme], act: () => choose(theme) })),
  [
    { label: 'Settings', icon: Settings, act: () => navigate('/settings') },
    { label: 'Keyboard shortcuts', icon: Keyboard, act: help, keys: '?' },
  ],
  [{ label: 'Sign out', icon: LogOut, act: () => void leave() }],
]
