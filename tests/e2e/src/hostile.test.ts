import { describe, expect, inject, vi } from 'vitest'
import { Details } from './details.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

vi.setConfig({ testTimeout: 240_000 })

/** Each has run somewhere: in HTML, in attributes, in addresses, in Markdown, in templates. */
const corpus = [
  '<script>alert(1)</script>',
  '<img src=https://evil.example/x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  `'-alert(1)-'"onfocus=alert(1) autofocus x="`,
  '<iframe srcdoc="<script>alert(1)</script>">',
  '</title></textarea></style><script>alert(1)</script>',
  '<a href=javascript:alert(1)>x</a>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/pixel.png)',
  '{{constructor.constructor("alert(1)")()}}',
  '`alert(1)`%0d%0aSet-Cookie:x=1',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
]
const short = '<img src=//evil.example onerror=alert(1)>'

/** Hears what a page would rather not tell: dialogs, and violations of its policy, those of Trusted Types among them. */
async function hear(person: Person): Promise<string[]> {
  const heard: string[] = []
  person.page.on('dialog', dialog => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await person.page.exposeFunction('hear', (words: string) => heard.push(words))
  await person.page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      (window as unknown as { hear(words: string): void }).hear(`${violatedDirective}: ${blockedURI} ${sample}`),
    ),
  )
  return heard
}

/** Nothing on the screen is made of what somebody wrote. */
async function staysText(person: Person, screen: string): Promise<void> {
  const made = await person.page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter(
        element =>
          element.matches('script, img, iframe, object, embed, base, style, link, meta, frame, math') ||
          element.getAttributeNames().some(name => name.startsWith('on')) ||
          /^\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? ''),
      )
      .map(element => element.outerHTML.slice(0, 200)),
  )
  expect(made, screen).toEqual([])
}

async function writeEverywhere(ada: Person): Promise<void> {
  await ada.addList(corpus[0] ?? '')
  await ada.add(...corpus)
  const details = await Details.open(ada, corpus[2] ?? '')
  await details.addNewTag(short)
  for (const payload of corpus.slice(0, 3)) await details.addSubtask(payload)
  await details.write('Notes', corpus.join('\n\n'))
  await details.setDue('Today')
}

describe('what would be code elsewhere', () => {
  test('stays text in every field and on every screen, and asks nobody else for anything', async ({ open }) => {
    const ada = await open({ reducedMotion: 'reduce' })
    const heard = await hear(ada)
    const { page } = ada
    await page.goto('/')
    await ada.field('Name').fill(short)
    await ada.field('E-mail').fill(ada.email)
    await ada.field('Password').fill(ada.password)
    await ada.stored(() => ada.button('Create account').click(), 2)
    await writeEverywhere(ada)
    await ada.sees(corpus)
    await staysText(ada, 'a list with open details')
    await new Details(ada, corpus[2] ?? '').shownNotes.getByText('[x](javascript:alert(1))').waitFor()

    await ada.button(`Actions for “${corpus[3]}”`).click()
    await page.getByRole('menu').waitFor()
    await staysText(ada, 'a menu')
    await page.keyboard.press('Escape')
    await ada.stored(() => ada.box(corpus[4] ?? '').click())
    await ada.stored(() => ada.choose(corpus[5] ?? '', 'Move to trash'))
    await ada.message(/Moved “/).waitFor()
    await staysText(ada, 'a message')

    const screens: Record<string, string | undefined> = {
      '/today': corpus[2],
      '/upcoming': 'Nothing lies ahead',
      '/all': corpus[6],
      '/completed': corpus[4],
      '/trash': corpus[5],
      '/settings': short,
      '/lists': corpus[0],
    }
    for (const [path, text = ''] of Object.entries(screens)) {
      await page.goto(path)
      await page.getByText(text, { exact: true }).locator('visible=true').first().waitFor()
      await staysText(ada, path)
    }
    for (const payload of [corpus[0], corpus[1], corpus[2], 'alert', 'x] (', '\\']) {
      await page.goto('/search')
      await ada.field('Search todos').fill(payload ?? '')
      await page
        .getByRole('status')
        .filter({ hasText: `for “${payload}”` })
        .waitFor({ state: 'attached' })
      await staysText(ada, `searching for ${payload}`)
    }
    expect(heard).toEqual([])
  })

  test('stays text in a mail, on the page of the mails, and for who is invited', async ({ open }) => {
    const ada = await open()
    const heard = await hear(ada)
    await ada.signUp()
    await ada.addList(short)
    await ada.button('Share this list').click()
    const guest = `guest.${ada.email}`
    await ada.field('E-mail of the person to invite').fill(guest)
    await ada.stored(() => ada.button('Invite').click())
    await ada.message(`An invitation is on its way to ${guest}.`).waitFor()
    await staysText(ada, 'the sharing dialog')

    const page = await ada.page.context().newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).host))
    page.on('dialog', dialog => heard.push(`dialog: ${dialog.message()}`))
    const mail = page.getByRole('article').filter({ hasText: guest })
    await expect
      .poll(async () => {
        await page.goto(inject('outbox'))
        return mail.allTextContents()
      })
      .toEqual([expect.stringContaining(short)])
    expect(new Set(asked)).toEqual(new Set([new URL(inject('outbox')).host]))
    expect(await page.locator('img, script, iframe').count()).toBe(0)
    const link = await mail.getByRole('link').getAttribute('href')
    await page.close()

    const grace = await open()
    const graceHeard = await hear(grace)
    const { pathname, hash } = new URL(link ?? '')
    await grace.page.goto(pathname + hash)
    await grace.heading(short).waitFor()
    await staysText(grace, 'the invitation')
    expect([...heard, ...graceHeard]).toEqual([])
  })
})
