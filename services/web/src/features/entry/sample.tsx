import type { Color } from '../../api/types.ts'

const rows: readonly { title: string; color: Color; done?: boolean; due?: string }[] = [
  { title: 'Water the tomatoes', color: 'green', done: true },
  { title: 'Book the night train to Vienna', color: 'blue', due: 'Tomorrow' },
  { title: 'Call grandma', color: 'pink', due: 'Today, 18:00' },
  { title: 'Return the library books', color: 'amber' },
  { title: 'Plan the long weekend', color: 'violet', due: 'Friday' },
]

/** A glimpse of the app, drawn rather than photographed, so that it follows the theme. */
export const Sample = () => (
  <div aria-hidden="true" className="hidden place-items-center overflow-hidden bg-sunken full:grid">
    <div className="w-[27rem] rounded-3xl bg-canvas p-7 shadow-float">
      <p className="mb-5 font-semibold text-xl tracking-tight">This week</p>
      {rows.map(({ title, color, done, due }) => (
        <div key={title} data-color={color} className="flex items-center gap-3.5 border-line border-t py-3">
          <span
            className={`grid size-5 place-items-center rounded-md border-[1.5px] border-tint ${done ? 'bg-tint' : 'bg-tint/10'}`}
          >
            {done ? (
              <svg viewBox="0 0 20 20" aria-hidden="true" className="fill-none stroke-[2.25] stroke-canvas">
                <path d="m5.5 10.5 3.2 3.2 6-7" />
              </svg>
            ) : null}
          </span>
          <span className={`flex-1 ${done ? 'text-faint line-through' : ''}`}>{title}</span>
          <span className="text-faint text-sm">{due}</span>
        </div>
      ))}
    </div>
  </div>
)
