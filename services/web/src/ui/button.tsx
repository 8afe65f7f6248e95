import type { ComponentProps, ReactNode } from 'react'

const tones = {
  primary: 'bg-accent text-on-accent hover:brightness-110',
  plain: 'bg-raised text-ink shadow-field hover:bg-hover',
  quiet: 'text-soft hover:bg-hover hover:text-ink',
  danger: 'bg-danger text-on-accent hover:brightness-110',
}

interface ButtonProps extends ComponentProps<'button'> {
  tone?: keyof typeof tones
  'data-first'?: boolean
}

export const Button = ({ tone = 'plain', className = '', ...props }: ButtonProps) => (
  <button
    type="button"
    className={`inline-flex h-9 items-center justify-center gap-2 rounded-lg px-3.5 font-medium text-sm transition duration-150 active:scale-[0.98] disabled:opacity-60 forced-colors:border ${tones[tone]} ${className}`}
    {...props}
  />
)

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Its accessible name, shown as a tooltip as well. */
  label: string
  children: ReactNode
}

export const IconButton = ({ label, className = '', ...props }: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    className={`inline-grid size-8 shrink-0 place-items-center rounded-lg text-faint transition-colors duration-150 hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink ${className}`}
    {...props}
  />
)
