import { lazy, Suspense } from 'react'
import { useAccount } from './data/account.ts'
import { conflicts } from './data/conflict.ts'
import { invitation } from './data/invitation.ts'
import { Home } from './home.tsx'
import { CloudOff } from './ui/icons.ts'
import { Live } from './ui/live.tsx'
import { Notice } from './ui/notice.tsx'
import { usePath } from './ui/router.tsx'
import { Stumbles } from './ui/stumbles.tsx'

const Entry = lazy(() => import('./features/entry/entry.tsx'))
const InvitationScreen = lazy(() => import('./features/invitation/invitation.tsx'))
const ConflictDialog = lazy(() => import('./features/conflict/conflict-dialog.tsx'))

/** The door for those outside, the app for those inside. */
export const App = () => {
  const { data: account, isError, error, refetch } = useAccount()
  const path = usePath()
  // Someone who signs in for an invitation comes back to it.
  const token = invitation.use()
  const invited = path === '/invitations' || (token !== undefined && account !== null)
  return (
    <>
      <Stumbles>
        <Suspense>
          {invited && account !== undefined ? <InvitationScreen account={account} /> : null}
          {account === null && !invited ? <Entry /> : null}
          {account && !invited ? <Home account={account} /> : null}
        </Suspense>
        {account === undefined && isError ? (
          <main className="grid h-full place-items-center">
            <Notice
              alone
              icon={CloudOff}
              title="The app cannot reach its server"
              action={{ label: 'Try again', act: () => void refetch() }}
            >
              {error.message}
            </Notice>
          </main>
        ) : null}
        <Suspense>{conflicts.use().length > 0 ? <ConflictDialog /> : null}</Suspense>
      </Stumbles>
      {/* What a message holds outlives a screen that stumbles. */}
      <Live />
    </>
  )
}
