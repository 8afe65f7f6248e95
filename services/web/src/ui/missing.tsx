import { missing } from './ahead.ts'
import { CloudOff } from './icons.ts'
import { Notice } from './notice.tsx'

/** Stands where a part of the app is still to come, and says so when it cannot be loaded now. */
export const Missing = () => {
  const lacking = missing.use()
  if (lacking === 'connection')
    return (
      <Notice icon={CloudOff} title="There is no connection">
        This could not be loaded. It appears by itself once the server can be reached.
      </Notice>
    )
  if (lacking === 'version')
    return (
      <Notice
        icon={CloudOff}
        title="There is a newer version"
        action={{ label: 'Load it', act: () => location.reload() }}
      >
        The app has changed since this page was opened.
      </Notice>
    )
  return null
}
