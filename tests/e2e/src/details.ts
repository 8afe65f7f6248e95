import type { Locator } from 'playwright-core'
import type { Person } from './person.ts'

/** The panel with everything that belongs to one todo. */
export class Details {
  readonly #person: Person
  readonly panel: Locator

  constructor(person: Person, title: string) {
    this.#person = person
    this.panel = person.page.getByRole('region', { name: `Details of “${title}”`, exact: true })
  }

  static async open(person: Person, title: string): Promise<Details> {
    await person.page.getByRole('link', { name: title, exact: true }).click()
    const details = new Details(person, title)
    await details.panel.waitFor()
    return details
  }

  /** Writes into Title or Notes, and goes elsewhere. */
  async write(field: 'Title' | 'Notes', text: string): Promise<void> {
    if (field === 'Notes') await this.editNotes()
    const area = this.panel.getByRole('textbox', { name: field, exact: true })
    await this.#person.stored(async () => {
      await area.fill(text)
      await area.blur()
    })
  }

  /** Notes that have words are shown as they are meant, until they are edited. */
  async editNotes(): Promise<void> {
    const edit = this.panel.getByRole('button', { name: 'Edit notes' })
    const area = this.panel.getByRole('textbox', { name: 'Notes' })
    await edit.or(area).waitFor()
    if (await edit.isVisible()) await edit.click()
  }

  /** The notes as they are shown. */
  get shownNotes(): Locator {
    return this.panel.getByRole('region', { name: 'Notes' })
  }

  /** The notes as they were written. */
  get notes(): Promise<string> {
    return this.#writtenNotes()
  }

  async #writtenNotes(): Promise<string> {
    await this.editNotes()
    const area = this.panel.getByRole('textbox', { name: 'Notes' })
    const text = await area.inputValue()
    await area.blur()
    return text
  }

  async setPriority(name: string): Promise<void> {
    await this.#person.stored(() => this.priority(name).click())
  }

  priority(name: string): Locator {
    return this.panel.getByRole('radio', { name, exact: true })
  }

  due(words: string): Locator {
    return this.panel.getByRole('button', { name: `Due: ${words}` })
  }

  /** Due on a day that has a button of its own; then, if told, at a time, and by which clock. */
  async setDue(day: 'Today' | 'Tomorrow', time?: string, zone?: string): Promise<void> {
    const { page } = this.#person
    await this.due('No date').click()
    await this.#person.stored(() => page.getByRole('button', { name: day, exact: true }).click())
    if (!time) return
    await this.due(day).click()
    await this.#person.stored(() => page.getByLabel('Time', { exact: true }).fill(time))
    if (zone) await this.#person.stored(() => page.getByLabel('Time zone').selectOption({ label: zone }))
    await page.keyboard.press('Escape')
  }

  /** Makes a tag that nobody had, and ticks it. */
  async addNewTag(name: string): Promise<void> {
    const { page } = this.#person
    await this.panel.getByRole('button', { name: 'Add tag' }).click()
    await page.getByPlaceholder('Find or make a tag').fill(name)
    await this.#person.stored(() => page.getByRole('menuitem', { name: `Make “${name}”` }).click(), 2)
    await page.keyboard.press('Escape')
  }

  tag(name: string): Locator {
    return this.panel.getByRole('button', { name: `Remove tag ${name}` })
  }

  async addSubtask(title: string): Promise<void> {
    const field = this.panel.getByRole('textbox', { name: 'New subtask' })
    await field.fill(title)
    await this.#person.stored(() => field.press('Enter'))
  }

  /** The titles of the subtasks, in their order. */
  subtasks(): Promise<string[]> {
    return this.panel.getByRole('region', { name: 'Subtasks' }).getByTitle('Edit title').allTextContents()
  }

  /** Opens the picker of reminders. */
  async addReminder(): Promise<Locator> {
    await this.panel.getByRole('button', { name: 'Add reminder' }).click()
    const picker = this.#person.page.getByRole('dialog', { name: /^When to remind of/ })
    await picker.waitFor()
    return picker
  }

  reminders(): Promise<string[]> {
    return this.panel.getByRole('list', { name: 'Reminders' }).getByRole('listitem').allTextContents()
  }

  subtask(title: string): Locator {
    return this.panel.getByRole('region', { name: 'Subtasks' }).getByRole('checkbox', { name: `Complete “${title}”` })
  }

  async close(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Close details' }).click()
    await this.panel.waitFor({ state: 'detached' })
  }
}
