import { type FormEvent, useState } from 'react'
import type { Color, Tag } from '../../api/types.ts'
import { deleteTag, patchTag } from '../../data/tag-changes.ts'
import { useTags } from '../../data/tags.ts'
import { Button } from '../../ui/button.tsx'
import { ColorField } from '../../ui/color-field.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Trash2 } from '../../ui/icons.ts'
import { Pencil } from '../../ui/icons-of-details.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Section } from './section.tsx'

export const TagsSection = () => {
  const { data: tags = [], isSuccess } = useTags()
  return (
    <Section title="Tags" note="Only you see your tags, in shared lists too.">
      {isSuccess && tags.length === 0 ? (
        <p className="text-faint text-sm">You have no tags yet. Make one in the details of a todo.</p>
      ) : null}
      <ul aria-label="Tags" className="-mx-2 grid gap-px">
        {tags
          .toSorted((left, right) => left.name.localeCompare(right.name))
          .map(tag => (
            <TagRow key={tag.id} tag={tag} />
          ))}
      </ul>
    </Section>
  )
}

const TagRow = ({ tag }: { tag: Tag }) => {
  const [asking, ask] = useState<'edit' | 'delete'>()
  const close = () => ask(undefined)
  return (
    <li className="flex h-10 items-center gap-3 rounded-lg pr-1 pl-2 hover:bg-hover">
      <Dot color={tag.color} />
      <span className="min-w-0 flex-1 truncate">{tag.name}</span>
      <MenuButton
        label={`Actions for the tag ${tag.name}`}
        groups={() => [
          [{ label: 'Rename or recolour…', icon: Pencil, act: () => ask('edit') }],
          [{ label: 'Delete…', icon: Trash2, act: () => ask('delete'), danger: true }],
        ]}
      />
      {asking === 'edit' ? <TagForm tag={tag} onClose={close} /> : null}
      {asking === 'delete' ? (
        <Confirm
          title={`Delete the tag ${tag.name}?`}
          action="Delete tag"
          onClose={close}
          onConfirm={() => void deleteTag(tag)}
        >
          The todos that have it stay, without it.
        </Confirm>
      ) : null}
    </li>
  )
}

const TagForm = ({ tag, onClose }: { tag: Tag; onClose: () => void }) => {
  const [blank, setBlank] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const name = String(values.get('name')).trim()
    if (name === '') return setBlank(true)
    void patchTag(tag, { name, color: String(values.get('color')) as Color })
    onClose()
  }
  return (
    <Dialog title="Change tag" onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-5">
        <TextField
          label="Name"
          name="name"
          defaultValue={tag.name}
          maxLength={50}
          data-first
          autoComplete="off"
          hint="With the name of another tag, the two become one."
          problem={blank ? 'Give the tag a name.' : undefined}
        />
        <ColorField chosen={tag.color} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
