import { remember } from './storage.ts'

export type Theme = 'system' | 'light' | 'dark'

/** The theme chosen in this browser. */
export const readTheme = (): Theme => (document.documentElement.dataset['theme'] as Theme | undefined) ?? 'system'

/** Chooses a theme here and for the next visit (see public/theme.js). */
export const chooseTheme = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  remember('theme', theme)
}
