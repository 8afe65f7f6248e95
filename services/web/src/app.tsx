import { Suspense, useEffect } from 'react'
import { awaitServer, useAccount } from './data/account.ts'
import { conflicts } from './data/conflict.ts'
import { invitation } from './data/invitation.ts'
import { Home } from './home.tsx'
import { lazily } from './ui/ahead.ts'
import { CloudOff } from './ui/icons.ts'
import { Live } from './ui/live.tsx'
import { Missing } from './ui/missing.tsx'
import { Notice } from './ui/notice.tsx'
import { usePath } from './ui/router.tsx'
import { Stumbles } from './ui/stumbles.tsx'

const Entry = lazily(() => import('./features/entry/entry.tsx'))
const InvitationScreen = lazily(() => import('./features/invitation/invitation.tsx'))
const ConflictDialog = lazily(() => import('./features/conflict/conflict-dialog.tsx'))

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
        <Suspense fallback={<Missing />}>
          {invited && account !== undefined ? <InvitationScreen account={account} /> : null}
          {account === null && !invited ? <Entry /> : null}
          {account && !invited ? <Home account={account} /> : null}
        </Suspense>
        {account === undefined && isError ? <Away reason={error.message} retry={() => void refetch()} /> : null}
        <Suspense>{conflicts.use().length > 0 ? <ConflictDialog /> : null}</Suspense>
      </Stumbles>
      {/* What a message holds outlives a screen that stumbles. */}
      <Live />
    </>
  )
}

const Away = ({ reason, retry }: { reason: string; retry: () => void }) => {
  useEffect(() => {
    const leaving = new AbortController()
    awaitServer(leaving.signal)
    return () => leaving.abort()
  }, [])
  return (
    <main className="grid h-full place-items-center">
      <Notice alone icon={CloudOff} title="The app cannot reach its server" action={{ label: 'Try again', act: retry }}>
        {reason}
      </Notice>
    </main>
  )
}
