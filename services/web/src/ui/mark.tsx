/** The app's mark. */
export const Mark = () => (
  <svg viewBox="0 0 64 64" aria-hidden="true" className="size-7 shrink-0">
    <rect width="64" height="64" rx="18" className="fill-accent" />
    <path
      d="M18 33.5 28 43l18.5-22"
      className="fill-none stroke-[6.5] stroke-on-accent [stroke-linecap:round] [stroke-linejoin:round]"
    />
  </svg>
)
