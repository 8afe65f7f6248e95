import type { Due } from '../../api/types.ts'
import { readerZone } from '../../data/reader.ts'
import { Clock, Globe } from '../../ui/icons-of-details.ts'

const zones = Intl.supportedValuesOf('timeZone')

interface DueTimeProps {
  due: Due
  onChange: (due: Due) => void
}

const look = 'h-9 min-w-0 flex-1 rounded-lg bg-hover px-2 text-sm focus-visible:outline-offset-0'

/** The time of day that a todo is due, and whose clock it means. */
export const DueTime = ({ due, onChange }: DueTimeProps) => {
  const here = readerZone()
  return (
    <div className="mt-3 grid gap-2 border-line border-t pt-3">
      <label className="flex items-center gap-2.5 text-faint">
        <Clock size={16} />
        <span className="sr-only">Time</span>
        <input
          type="time"
          value={due.time ?? ''}
          className={`${look} text-ink`}
          onChange={({ target: { value } }) =>
            onChange({ ...due, time: value || null, timeZone: value ? (due.time ? due.timeZone : here) : null })
          }
        />
      </label>
      {due.time ? (
        <label className="flex items-center gap-2.5 text-faint">
          <Globe size={16} />
          <span className="sr-only">Time zone</span>
          <select
            value={due.timeZone ?? ''}
            className={`${look} text-ink`}
            onChange={event => onChange({ ...due, timeZone: event.target.value || null })}
          >
            <option value={here}>{here} (here)</option>
            <option value="">Wherever I am</option>
            <optgroup label="Another time zone">
              {zones
                .filter(zone => zone !== here)
                .map(zone => (
                  <option key={zone}>{zone}</option>
                ))}
            </optgroup>
          </select>
        </label>
      ) : null}
    </div>
  )
}
