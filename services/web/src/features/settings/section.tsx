import { type ReactNode, useId } from 'react'

interface SectionProps {
  title: string
  note?: string
  children: ReactNode
}

/** A part of the settings: what it is about on one side, its controls on the other where there is room. */
export const Section = ({ title, note, children }: SectionProps) => {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-4 border-line border-t py-7 first-of-type:border-t-0 first-of-type:pt-1 pair:pl-2 full:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {note ? <p className="mt-1 text-balance text-faint text-sm">{note}</p> : null}
      </div>
      <div className="grid min-w-0 content-start gap-4">{children}</div>
    </section>
  )
}
