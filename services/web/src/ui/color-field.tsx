import type { Color } from '../api/types.ts'
import { colors } from './words.ts'

/** Chooses one of the colours for lists and tags; its value in the form is `color`. */
export const ColorField = ({ chosen }: { chosen: Color }) => (
  <fieldset>
    <legend className="mb-2 font-medium text-sm text-soft">Colour</legend>
    <div className="flex flex-wrap gap-1.5">
      {colors.map(color => (
        <ColorChoice key={color} color={color} chosen={color === chosen} />
      ))}
    </div>
  </fieldset>
)

const ColorChoice = ({ color, chosen }: { color: Color; chosen: boolean }) => (
  <label data-color={color} className="relative grid size-9 cursor-pointer place-items-center rounded-full">
    <input
      type="radio"
      name="color"
      value={color}
      aria-label={color}
      defaultChecked={chosen}
      className="peer absolute inset-0 cursor-pointer appearance-none rounded-full border-2 border-transparent checked:border-tint"
    />
    <span className="size-6 rounded-full bg-tint forced-color-adjust-none transition-transform duration-150 peer-checked:scale-90" />
  </label>
)
