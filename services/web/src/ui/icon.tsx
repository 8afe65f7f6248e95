import type { ComponentProps, JSX } from 'react'

interface IconProps extends ComponentProps<'svg'> {
  /** Width and height in CSS pixels. */
  size?: number
}

export type Icon = (props: IconProps) => JSX.Element

/** A drawing on a grid of 24 by 24. It is decoration: what it stands for is said by words beside it, or by a label. */
export const icon =
  (drawing: string): Icon =>
  ({ size = 24, ...props }) => (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...props}
    >
      <path d={drawing} />
    </svg>
  )
