import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '../../api/failure.ts'
import type { Account } from '../../api/types.ts'
import { invitation, settleInvitation } from '../../data/invitation.ts'
import { acceptInvitation, findInvitation } from '../../data/members.ts'
import { Button } from '../../ui/button.tsx'
import { CircleAlert, Users } from '../../ui/icons.ts'
import { Mark } from '../../ui/mark.tsx'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { Link, navigate } from '../../ui/router.tsx'

const may = { viewer: 'see its todos', editor: 'add and change its todos', owner: 'share it, as its owner' }

const dismiss = () => {
  settleInvitation()
  navigate('/', { replace: true })
}

/** Where the link of an invitation leads: what it offers, then the way in. */
export default ({ account }: { account: Account | null }) => {
  const token = invitation.use()
  const { data: offer, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => findInvitation(token ?? ''),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const lost = token === undefined || (error instanceof Failure && error.status < 500 && error.status > 0)
  return (
    <main className="flex min-h-full flex-col bg-canvas px-6 py-8">
      <title>Invitation – Todo</title>
      <p className="flex items-center gap-2.5 font-semibold">
        <Mark /> Todo
      </p>
      <div className="m-auto w-full max-w-sm animate-appear py-12">
        {lost ? (
          <Notice
            alone
            icon={CircleAlert}
            title="This invitation is no longer open"
            action={{ label: 'Go on', act: dismiss }}
          >
            It was taken back, used, or has expired. Ask whoever invited you for another.
          </Notice>
        ) : null}
        {error && !lost ? (
          <Notice alone icon={CircleAlert} title="The invitation could not be loaded">
            {error.message}
          </Notice>
        ) : null}
        {!offer && !error && !lost ? <LoadingRows label="Loading the invitation" /> : null}
        {offer && token ? <Offer {...{ offer, token, account }} /> : null}
      </div>
    </main>
  )
}

interface OfferProps {
  offer: Awaited<ReturnType<typeof findInvitation>>
  token: string
  account: Account | null
}

const Offer = ({ offer, token, account }: OfferProps) => (
  <div className="text-center">
    <span className="mx-auto mb-6 grid size-16 place-items-center rounded-2xl bg-accent-wash text-accent">
      <Users size={30} />
    </span>
    <p className="text-soft">{offer.invitedBy ?? 'Someone'} invites you to the list</p>
    <h1 className="mt-1 text-balance font-semibold text-2xl tracking-tight [overflow-wrap:anywhere]">
      {offer.listName}
    </h1>
    <p className="mt-3 text-soft">You can {may[offer.role]}.</p>
    {account ? <Accepting token={token} account={account} /> : <Door email={offer.email} />}
  </div>
)

const doorLook =
  'inline-flex h-11 items-center justify-center rounded-lg px-3.5 font-medium transition duration-150 forced-colors:border'

const Door = ({ email }: { email: string }) => (
  <div className="mt-8 grid gap-2.5">
    <Link href="/welcome" className={`${doorLook} bg-accent text-on-accent hover:brightness-110`}>
      Create an account to join
    </Link>
    <Link href="/sign-in" className={`${doorLook} bg-raised shadow-field hover:bg-hover`}>
      I have an account
    </Link>
    <p className="mt-2 text-faint text-sm">The invitation was sent to {email}.</p>
  </div>
)

const Accepting = ({ token, account }: { token: string; account: Account }) => {
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const accept = async () => {
    if (sending) return
    setSending(true)
    try {
      const list = await acceptInvitation(token)
      settleInvitation()
      navigate(`/lists/${list.id}`, { replace: true })
    } catch (error) {
      setProblem(error instanceof Failure ? error.message : 'The invitation could not be accepted. Try again.')
      setSending(false)
    }
  }
  return (
    <div className="mt-8 grid gap-2.5">
      {problem ? (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      ) : null}
      <Button tone="primary" className="h-11 text-base" aria-disabled={sending} onClick={() => void accept()}>
        Join the list
      </Button>
      <Button tone="quiet" className="h-11 text-base" onClick={dismiss}>
        Not now
      </Button>
      <p className="mt-2 text-faint text-sm">
        You join as {account.name} ({account.email}).
      </p>
    </div>
  )
}
