import { Suspense, useState } from 'react'
import type { Account } from '../../api/types.ts'
import { ahead, lazily, soon } from '../../ui/ahead.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'

const Shortcuts = lazily(() => import('./shortcuts-help.tsx'))
const loadEntries = soon(() => import('./account-entries.ts'))

/** Who is signed in, and what concerns the whole app. */
export const AccountMenu = ({ account }: { account: Account }) => {
  const [helping, setHelping] = useState(false)
  useShortcuts({ '?': () => setHelping(true) })
  const groups = async () => (await loadEntries()).accountEntries(() => setHelping(true))
  return (
    <div className="flex items-center gap-2.5 px-2.5">
      <Avatar name={account.name} className="-ml-0.5" />
      <span className="min-w-0 flex-1 truncate font-semibold text-sm">{account.name}</span>
      <MenuButton label="Account" groups={groups} prepare={ahead(loadEntries)} className="-mr-2.5" />
      {helping ? (
        <Suspense>
          <Shortcuts onClose={() => setHelping(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
