import { type ReactNode, useId } from 'react'

interface SelectFieldProps {
  label: string
  value: string
  hint?: string
  onChange: (value: string) => void
  /** Its options. */
  children: ReactNode
  className?: string
}

export const SelectField = ({ label, value, hint, onChange, children, className = '' }: SelectFieldProps) => {
  const id = useId()
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-medium text-sm text-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={event => onChange(event.target.value)}
        className="h-11 min-w-0 rounded-lg border border-edge bg-canvas px-2.5 transition-colors duration-150 hover:border-soft focus-visible:border-accent focus-visible:outline-offset-0"
      >
        {children}
      </select>
      {hint ? (
        <p id={`${id}-note`} className="text-faint text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
