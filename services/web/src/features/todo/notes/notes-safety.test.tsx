import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import NotesView from './notes-view.tsx'

const script = 'javascript:alert(document.domain)'
/** What has run in Markdown renderers before, and what the peculiarities of this grammar suggest. */
const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<form action="https://evil.example"><button>Sign in again</button></form>',
  '<base href="https://evil.example/">',
  `[x](${script})`,
  `[x](<${script}>)`,
  `[x](\n${script}\n)`,
  `[x](  ${script} "title")`,
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java&#x0A;script:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](\\javascript:alert(1))',
  '[x](\u0000javascript:alert(1))',
  '[x](\u200Bjavascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  `[x]: ${script}\n\n[x]`,
  `![x](${script})`,
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x](https://evil.example/pixel.png)',
  '![x](https://evil.example/"onerror="alert(1))',
  '[x](https://evil.example/"onmouseover="alert(1))',
  '[x](https://evil.example "\\"onmouseover=\\"alert(1)")',
  '[![x](javascript:alert(1))](javascript:alert(2))',
  '[a [b](javascript:alert(1)) c](https://example.com)',
  `<${script}>`,
  '<https://evil.example/"onclick="alert(1)>',
  'www.evil.example/"onclick="alert(1)',
  '"onclick="alert(1)@example.com',
  '```"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```',
  '`</code><script>alert(1)</script>`',
  '- [ ] "><script>alert(1)</script>',
  '# <script>alert(1)</script>',
  '> <script>alert(1)</script>',
  '**<script>**alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '$&$`$1',
  '__proto__',
]

const elements = 'div|p|h[3-6]|ul|ol|li|blockquote|pre|code|hr|em|strong|del|span|a|input'
const attribute = '(?: (?:class|type|data-end|start|aria-label|checked|target|rel|href)="[^"<>]*")*'
const safeTag = new RegExp(`^</?(?:${elements})${attribute}/?>$`)

it.each(hostile)('%j makes nothing but safe elements, and links to the web', text => {
  const html = renderToStaticMarkup(<NotesView text={text} onChange={() => {}} />)
  const tags = html.match(/<[^>]*>?/g) ?? []
  expect(tags.filter(tag => !safeTag.test(tag))).toEqual([])
  const links = tags.filter(tag => tag.startsWith('<a '))
  for (const link of links)
    expect(link).toMatch(/^<a href="(https?:\/\/|mailto:)[^"]*" target="_blank" rel="noopener noreferrer nofollow"/)
})
