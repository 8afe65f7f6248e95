import { consent, decide } from '../../telemetry/consent.ts'
import { Section } from './section.tsx'

/** Nothing is reported unless somebody says so, here. */
export const DiagnosticsSection = () => (
  <Section title="Diagnostics" note="A choice for this browser.">
    <label className="flex cursor-pointer items-start gap-3 py-1">
      <input
        type="checkbox"
        className="mt-0.5 size-5"
        checked={consent.use()}
        onChange={event => decide(event.target.checked)}
      />
      <span>
        Help to make the app faster
        <span className="block text-faint text-sm">
          Reports how long pages take and what goes wrong in them. Never what you write, and not who you are.
        </span>
      </span>
    </label>
  </Section>
)
