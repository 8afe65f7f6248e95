import { Dialog } from '../../ui/dialog.tsx'
import { chooseSingleKeys, singleKeys } from '../../ui/shortcuts.ts'

const shortcuts = [
  ['N', 'New todo'],
  ['/', 'Search'],
  ['↑ ↓', 'Go to the todo above or below'],
  ['Space', 'Complete the todo whose box has the focus'],
  ['Enter', 'Open the todo'],
  ['F2', 'Edit its title'],
  ['Alt ↑ ↓', 'Move it up or down; a list in the sidebar, too'],
  ['X', 'Select the todo'],
  ['Shift ↑ ↓', 'Select the next one as well'],
  ['Ctrl A', 'Select all'],
  ['Delete', 'Move it, or all that are selected, to the trash'],
  ['Esc', 'Close what is open, or end selecting'],
  ['?', 'Show this help'],
] as const

export default ({ onClose }: { onClose: () => void }) => (
  <Dialog title="Keyboard shortcuts" onClose={onClose}>
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5 text-sm">
      {shortcuts.map(([keys, does]) => (
        <div key={keys} className="contents">
          <dt>
            <kbd className="rounded-md border border-line bg-sunken px-2 py-0.5 font-medium font-sans text-xs">
              {keys}
            </kbd>
          </dt>
          <dd className="text-soft">{does}</dd>
        </div>
      ))}
    </dl>
    <label className="mt-5 flex items-center gap-2.5 border-line border-t pt-4 text-sm">
      <input
        type="checkbox"
        className="size-5"
        checked={singleKeys.use()}
        onChange={event => chooseSingleKeys(event.target.checked)}
      />
      Single keys such as N and ? are shortcuts
    </label>
  </Dialog>
)
