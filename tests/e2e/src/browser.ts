import { provideChromium } from '@todo/launcher/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium with an empty profile that asks nobody else for anything. */
export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await provideChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
