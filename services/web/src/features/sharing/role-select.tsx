import type { ComponentProps } from 'react'
import type { Role } from '../../api/types.ts'

const roles: readonly { value: Role; label: string }[] = [
  { value: 'viewer', label: 'Can view' },
  { value: 'editor', label: 'Can edit' },
  { value: 'owner', label: 'Owner' },
]

export const roleName = (role: Role): string => roles.find(({ value }) => value === role)?.label ?? role

interface RoleSelectProps extends ComponentProps<'select'> {
  label: string
}

export const RoleSelect = ({ label, className = '', ...props }: RoleSelectProps) => (
  <select
    aria-label={label}
    className={`rounded-lg bg-transparent px-1.5 text-sm hover:bg-hover ${className}`}
    {...props}
  >
    {roles.map(({ value, label: text }) => (
      <option key={value} value={value}>
        {text}
      </option>
    ))}
  </select>
)
