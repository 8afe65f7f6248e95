import { useState } from 'react'
import type { Session } from '../../api/types.ts'
import { endOtherSessions, endSession, useSessions } from '../../data/account-changes.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { LoadingRows } from '../../ui/notice.tsx'
import { announce } from '../../ui/toasts.ts'
import { browserName } from './browser-name.ts'
import { Section } from './section.tsx'

export const SessionsSection = () => {
  const { data: sessions, isError, error } = useSessions()
  const [asking, setAsking] = useState(false)
  const others = sessions?.filter(({ current }) => !current) ?? []
  return (
    <Section title="Sessions" note="Where you are signed in. End what you do not know.">
      {sessions || isError ? null : <LoadingRows label="Loading sessions" />}
      {isError ? <p className="text-danger text-sm">{error.message}</p> : null}
      <ul aria-label="Sessions" className="divide-y divide-line">
        {sessions
          ?.toSorted((left, right) => Number(right.current) - Number(left.current))
          .map(session => (
            <SessionRow key={session.id} session={session} />
          ))}
      </ul>
      {others.length > 0 ? (
        <Button className="justify-self-start" onClick={() => setAsking(true)}>
          Sign out everywhere else
        </Button>
      ) : null}
      {asking ? (
        <Confirm
          title="Sign out everywhere else?"
          action="Sign out"
          onClose={() => setAsking(false)}
          onConfirm={() => void endOtherSessions()}
        >
          Every other browser has to sign in again. This one stays signed in.
        </Confirm>
      ) : null}
    </Section>
  )
}

const SessionRow = ({ session }: { session: Session }) => {
  const name = browserName(session.userAgent)
  const when = new Intl.DateTimeFormat(readerLocale(), {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: readerZone() },
  })
  const end = () => {
    announce(`Ended the session of ${name}`)
    void endSession(session)
  }
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate">{name}</p>
        <p className="text-faint text-sm">
          {session.current ? (
            <span className="text-today">This browser</span>
          ) : (
            `Last seen ${when.format(new Date(session.lastSeenAt))}`
          )}
        </p>
      </div>
      {session.current ? null : (
        <Button tone="quiet" onClick={end} aria-label={`End the session of ${name}`}>
          End
        </Button>
      )}
    </li>
  )
}
