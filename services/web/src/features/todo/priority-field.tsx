import type { Priority, Todo } from '../../api/types.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { Flag } from '../../ui/icons-of-details.ts'
import { priorities } from '../../ui/words.ts'
import { FieldRow } from './field-row.tsx'

const looks: Record<Priority, string> = {
  none: 'has-checked:text-ink',
  low: 'has-checked:text-low',
  medium: 'has-checked:text-medium',
  high: 'has-checked:text-high',
}

export const PriorityField = ({ todo }: { todo: Todo }) => (
  <FieldRow icon={Flag} name="Priority">
    <div role="radiogroup" aria-label="Priority" className="flex flex-wrap gap-0.5">
      {priorities.map(({ value, label }) => (
        <label
          key={value}
          className={`relative flex h-8 cursor-pointer items-center rounded-lg px-2 text-faint transition-colors duration-150 hover:bg-hover has-checked:bg-hover ${looks[value]}`}
        >
          <input
            type="radio"
            name={`priority of ${todo.id}`}
            value={value}
            checked={todo.priority === value}
            onChange={() => void patchTodo(todo, { priority: value })}
            className="absolute inset-0 cursor-pointer appearance-none rounded-md focus-visible:outline-offset-0"
          />
          {label}
        </label>
      ))}
    </div>
  </FieldRow>
)
