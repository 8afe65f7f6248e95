import { useState } from 'react'
import type { Account } from '../../api/types.ts'
import { patchAccount } from '../../data/account-changes.ts'
import { Sun } from '../../ui/icons.ts'
import { Monitor, Moon } from '../../ui/icons-of-details.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Section } from './section.tsx'

type Settings = Account['settings']
interface Props {
  account: Account
}

const set = (settings: Partial<Settings>) => void patchAccount({ settings })

export const ProfileSection = ({ account }: Props) => {
  const [blank, setBlank] = useState(false)
  const save = (text: string) => {
    const name = text.trim()
    setBlank(name === '')
    if (name !== '' && name !== account.name) void patchAccount({ name })
  }
  return (
    <Section title="Profile" note="People who share a list with you see your name.">
      <TextField
        key={account.name}
        label="Your name"
        defaultValue={account.name}
        autoComplete="name"
        maxLength={100}
        problem={blank ? 'Your name cannot be empty.' : undefined}
        onBlur={event => save(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && save(event.currentTarget.value)}
      />
      <p className="text-faint text-sm">
        Signed in as <span className="text-soft">{account.email}</span>
      </p>
    </Section>
  )
}

const themes = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const

/** Languages whose dates and numbers a browser writes well; the texts of the app are in English. */
const locales = ['en', 'en-GB', 'en-US', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt-BR', 'sv', 'ja', 'zh-CN']

const localeName = (locale: string): string =>
  new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale

export const ReadingSection = ({ account }: Props) => {
  const { theme, locale } = account.settings
  return (
    <Section title="Appearance" note="It follows you to every browser.">
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm text-soft">Theme</legend>
        <div className="grid grid-cols-3 gap-1 rounded-xl bg-sunken p-1">
          {themes.map(({ value, label, icon: Icon }) => (
            <label
              key={value}
              className="relative flex h-10 cursor-pointer items-center justify-center gap-2 rounded-lg text-sm text-soft has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-field has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:outline-2"
            >
              <input
                type="radio"
                name="theme"
                checked={theme === value}
                onChange={() => set({ theme: value })}
                className="absolute inset-0 cursor-pointer appearance-none outline-none"
              />
              <Icon size={16} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <SelectField label="Language of dates and mails" value={locale} onChange={value => set({ locale: value })}>
        {[...new Set([locale, ...locales])].map(value => (
          <option key={value} value={value}>
            {localeName(value)}
          </option>
        ))}
      </SelectField>
    </Section>
  )
}

const days = [
  { value: 'monday', label: 'Monday' },
  { value: 'saturday', label: 'Saturday' },
  { value: 'sunday', label: 'Sunday' },
] as const

export const DatesSection = ({ account }: Props) => {
  const { timeZone, weekStart, dailyDigest } = account.settings
  const zones = [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Section title="Dates" note="What is due today is decided by your time zone, wherever you are.">
      <SelectField label="Time zone" value={timeZone} onChange={value => set({ timeZone: value })}>
        {zones.map(zone => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <SelectField
        label="Weeks begin on"
        value={weekStart}
        onChange={value => set({ weekStart: value as Settings['weekStart'] })}
      >
        {days.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <label className="flex cursor-pointer items-start gap-3 py-1">
        <input
          type="checkbox"
          className="mt-0.5 size-5"
          checked={dailyDigest}
          onChange={event => set({ dailyDigest: event.target.checked })}
        />
        <span>
          Daily digest
          <span className="block text-faint text-sm">A mail in the morning with what is due.</span>
        </span>
      </label>
    </Section>
  )
}
