import { useAccount } from '../../data/account.ts'
import { Screen } from '../../ui/screen.tsx'
import { DiagnosticsSection } from './diagnostics.tsx'
import { LeavingSection } from './leaving.tsx'
import { PasswordSection } from './password.tsx'
import { DatesSection, ProfileSection, ReadingSection } from './preferences.tsx'
import { SessionsSection } from './sessions.tsx'
import { TagsSection } from './tags.tsx'

/** What concerns the account; each choice is saved as it is made. */
export default () => {
  const { data: account } = useAccount()
  if (!account) return null
  return (
    <Screen title="Settings">
      <ProfileSection account={account} />
      <ReadingSection account={account} />
      <DatesSection account={account} />
      <TagsSection />
      <SessionsSection />
      <PasswordSection />
      <DiagnosticsSection />
      <LeavingSection />
    </Screen>
  )
}
