import { describe, expect, inject } from 'vitest'
import { arrive, post } from './arrive.ts'
import { Details } from './details.ts'
import { type Open, test } from './journey.ts'
import type { Person } from './person.ts'

/** Invites somebody in the sharing dialog. */
const invite = async (owner: Person, email: string, role: 'Can edit' | 'Can view') => {
  await owner.button('Share this list').click()
  const dialog = owner.page.getByRole('dialog', { name: 'Share My todos' })
  await dialog.getByRole('textbox', { name: 'E-mail of the person to invite' }).fill(email)
  await dialog.getByLabel('Role of the person to invite').selectOption(role)
  await owner.stored(() => dialog.getByRole('button', { name: 'Invite' }).click())
  await dialog.getByRole('list', { name: 'Open invitations' }).getByText(email).waitFor()
  await dialog.getByRole('button', { name: 'Close' }).click()
}

/** The link in the mail that came to an address, as the machine's own mail page shows it. */
const linkInMail = async (email: string): Promise<string> => {
  let link: string | undefined
  await expect
    .poll(async () => {
      const page = await (await fetch(inject('outbox'))).text()
      const mail = page.split('<article>').find(article => article.includes(email))
      link = /href="([^"]+#token=[^"]+)"/.exec(mail ?? '')?.[1]
      return link
    })
    .toBeTruthy()
  return link ?? ''
}

/** Two persons in two browsers, with one list. */
const together = async (open: Open, role: 'Can edit' | 'Can view') => {
  const ada = await open()
  await arrive(ada, { todos: [{ title: 'Book the train' }, { title: 'Pack' }] })
  const grace = await open({ name: 'Grace' })
  await arrive(grace)
  await invite(ada, grace.email, role)
  await grace.page.goto(await linkInMail(grace.email))
  await grace.heading('My todos').waitFor()
  await grace.page.getByText('Ada invites you to the list').waitFor()
  await grace.stored(() => grace.button('Join the list').click())
  await grace.sees(['Book the train', 'Pack'])
  return { ada, grace }
}

describe('a list shared by mail', () => {
  test('is edited by two at once, and both see all of it', async ({ open }) => {
    const { ada, grace } = await together(open, 'Can edit')
    await Promise.all([ada.add('from Ada'), grace.add('from Grace')])
    for (const person of [ada, grace])
      await expect
        .poll(async () => (await person.titles()).toSorted())
        .toEqual(['Book the train', 'Pack', 'from Ada', 'from Grace'].toSorted())
    expect(await ada.titles()).toEqual(await grace.titles())

    const [hers, theirs] = [await Details.open(ada, 'Pack'), await Details.open(grace, 'Pack')]
    for (const person of [ada, grace]) person.watch.allow(/^answer 412: PATCH/)
    await Promise.all([hers.setPriority('High'), theirs.write('Title', 'Pack lightly')])
    for (const person of [ada, grace]) {
      const details = new Details(person, 'Pack lightly')
      await details.panel.waitFor()
      await expect.poll(() => details.priority('High').isChecked()).toBe(true)
    }
  })

  test('can be invited to by someone who has no account yet', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos: [{ title: 'Book the train' }] })
    const grace = await open({ name: 'Grace' })
    await invite(ada, grace.email, 'Can edit')
    await grace.page.goto(await linkInMail(grace.email))
    await grace.page.getByRole('link', { name: 'Create an account to join' }).click()
    await grace.field('Name').fill(grace.name)
    await grace.field('E-mail').fill(grace.email)
    await grace.field('Password').fill(grace.password)
    await grace.button('Create account').click()
    await grace.stored(() => grace.button('Join the list').click())
    await grace.sees(['Book the train'])
  })

  test('cannot be changed by who may only view, who follows it all the same', async ({ open }) => {
    const { ada, grace } = await together(open, 'Can view')
    expect(await grace.field('New todo').count()).toBe(0)
    expect(await grace.box('Pack').isDisabled()).toBe(true)
    expect(await grace.button('Actions for “Pack”').count()).toBe(0)
    const details = await Details.open(grace, 'Pack')
    expect(await details.panel.getByRole('textbox', { name: 'Title' }).isDisabled()).toBe(true)
    expect(await details.panel.getByRole('button', { name: 'Move to trash' }).count()).toBe(0)
    await ada.add('from Ada')
    await grace.sees(['Book the train', 'Pack', 'from Ada'])
    await expect(post(grace, '/v1/todos', { title: 'by the back door', listId: listIdOf(ada) })).rejects.toThrow(' 403')
  })

  test('is gone at once for who is removed, and its screen says so', async ({ open }) => {
    const { ada, grace } = await together(open, 'Can edit')
    await ada.button('Share this list').click()
    const members = ada.page.getByRole('list', { name: 'Members' })
    await members.getByRole('button', { name: 'Remove Grace' }).click()
    await ada.stored(() => ada.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click())
    await grace.heading('There is no such list').waitFor()
    await expect.poll(() => grace.page.getByRole('link', { name: /^My todos/ }).count()).toBe(1)
  })
})

const listIdOf = (person: Person): string => /\/lists\/([^/]+)/.exec(person.page.url())?.[1] ?? ''
