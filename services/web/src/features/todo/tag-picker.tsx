import { type RefObject, useState } from 'react'
import { Autocomplete, Dialog, Input, Menu, MenuItem, Popover, SearchField } from 'react-aria-components'
import type { Tag, Todo } from '../../api/types.ts'
import { createTag, useTags } from '../../data/tags.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { Dot } from '../../ui/dot.tsx'
import { Plus } from '../../ui/icons.ts'
import { Check } from '../../ui/icons-of-details.ts'
import { colors } from '../../ui/words.ts'

interface TagPickerProps {
  todo: Todo
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}

const making = 'make'
const folded = (text: string) => text.trim().toLocaleLowerCase()

const inputLook = 'h-9 w-full rounded-lg bg-hover px-2.5 text-sm outline-none'
const itemLook =
  'group flex h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm outline-none data-[focused]:bg-hover forced-colors:data-[focused]:outline-2'

/** Ticks tags on and off by typing their names; a name that no tag has makes one. */
export default ({ todo, trigger, onClose }: TagPickerProps) => {
  const { text, setText, found, isNew, choose } = useTagChoice(todo)
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={open => !open && onClose()}
      placement="bottom start"
      className="w-60 animate-appear rounded-xl bg-raised p-1.5 shadow-float outline-none forced-colors:border"
    >
      <Dialog aria-label={`Tags of “${todo.title}”`} className="outline-none">
        <Autocomplete inputValue={text} onInputChange={setText}>
          <SearchField aria-label="Find or make a tag" autoFocus>
            <Input placeholder="Find or make a tag" maxLength={50} className={inputLook} />
          </SearchField>
          <Menu
            aria-label="Tags"
            className="mt-1.5 max-h-60 overflow-y-auto outline-none"
            onAction={key => choose(String(key))}
            shouldCloseOnSelect={false}
            renderEmptyState={() => (
              <p className="px-2.5 py-2 text-faint text-sm">Type a name to make the first tag.</p>
            )}
          >
            {found.map(tag => tagItem(tag, todo.tagIds.includes(tag.id)))}
            {isNew ? (
              <MenuItem key={making} id={making} textValue={text} className={itemLook}>
                <Plus size={16} className="text-faint" />
                Make “{text.trim()}”
              </MenuItem>
            ) : null}
          </Menu>
        </Autocomplete>
      </Dialog>
    </Popover>
  )
}

const useTagChoice = (todo: Todo) => {
  const { data: tags = [] } = useTags()
  const [text, setText] = useState('')
  const found = tags.filter(({ name }) => folded(name).includes(folded(text)))
  const isNew = text.trim() !== '' && !tags.some(({ name }) => folded(name) === folded(text))
  const toggle = (id: string): void => {
    const tagIds = todo.tagIds.includes(id) ? todo.tagIds.filter(tagId => tagId !== id) : [...todo.tagIds, id]
    void patchTodo(todo, { tagIds })
  }
  const make = async (): Promise<void> => {
    const color = colors[(tags.length * 4 + 6) % colors.length] ?? 'blue'
    const { id, stored } = createTag({ name: text.trim(), color })
    setText('')
    if (await stored) toggle(id)
  }
  const choose = (key: string) => (key === making ? void make() : toggle(key))
  return { text, setText, found, isNew, choose }
}

// No component of its own: React Aria reads the items of a menu from its direct children.
const tagItem = ({ id, name, color }: Tag, chosen: boolean) => (
  <MenuItem key={id} id={id} textValue={name} className={itemLook}>
    <Dot color={color} />
    <span className="flex-1 truncate">{name}</span>
    {chosen ? <Check size={16} aria-hidden={false} role="img" aria-label="chosen" /> : null}
  </MenuItem>
)
