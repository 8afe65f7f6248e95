import { Suspense, useState } from 'react'
import type { Account } from '../../api/types.ts'
import { patchAccount, signOut } from '../../data/account.ts'
import { lazily } from '../../ui/ahead.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Keyboard, LogOut, Monitor, Moon, Settings, Sun } from '../../ui/icons.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { navigate } from '../../ui/router.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { chooseTheme, readTheme, type Theme } from '../../ui/theme.ts'
import { tell } from '../../ui/toasts.ts'

const Shortcuts = lazily(() => import('./shortcuts-help.tsx'))

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

/** Who is signed in, and what concerns the whole app. */
export const AccountMenu = ({ account }: { account: Account }) => {
  const [helping, setHelping] = useState(false)
  useShortcuts({ '?': () => setHelping(true) })
  const groups = () => [
    choices
      .filter(theme => theme !== readTheme())
      .map(theme => ({ label: names[theme], icon: themes[theme], act: () => choose(theme) })),
    [
      { label: 'Settings', icon: Settings, act: () => navigate('/settings') },
      { label: 'Keyboard shortcuts', icon: Keyboard, act: () => setHelping(true), keys: '?' },
    ],
    [{ label: 'Sign out', icon: LogOut, act: () => void leave() }],
  ]
  return (
    <div className="flex items-center gap-2.5 px-2.5">
      <Avatar name={account.name} className="-ml-0.5" />
      <span className="min-w-0 flex-1 truncate font-semibold text-sm">{account.name}</span>
      <MenuButton label="Account" groups={groups} className="-mr-2.5" />
      {helping ? (
        <Suspense>
          <Shortcuts onClose={() => setHelping(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
