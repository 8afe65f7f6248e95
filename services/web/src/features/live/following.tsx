import { useEffect } from 'react'
import { connected, leave, live } from '../../data/live.ts'
import { resendUnsent } from '../../data/resend.ts'
import { reportIfAgreed } from '../../telemetry/consent.ts'
import { CloudOff } from '../../ui/icons.ts'

/** Follows what others change while someone is signed in, and says quietly when that does not work. */
export default () => {
  const here = connected.use()
  useEffect(() => {
    live()
    void resendUnsent()
    reportIfAgreed()
    return leave
  }, [])
  return (
    <p
      role="status"
      className="pointer-events-none fixed inset-x-0 top-2 z-40 flex justify-center max-pair:top-auto max-pair:bottom-20"
    >
      {here ? null : (
        <span className="flex animate-appear items-center gap-2 rounded-full bg-tip px-3.5 py-1.5 text-on-tip text-sm shadow-float">
          <CloudOff size={15} />
          The connection is lost. Trying again…
        </span>
      )}
    </p>
  )
}
