import { type ComponentProps, useId } from 'react'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  hint?: string | undefined
  problem?: string | undefined
  'data-first'?: boolean
}

export const TextField = ({ label, hint, problem, className = '', ...props }: TextFieldProps) => {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm text-soft">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={`h-11 rounded-lg border border-edge bg-canvas px-3 transition-colors duration-150 hover:border-soft focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger ${className}`}
        {...props}
      />
      {note ? (
        <p id={`${id}-note`} className={`text-sm ${problem ? 'text-danger' : 'text-faint'}`}>
          {note}
        </p>
      ) : null}
    </div>
  )
}
