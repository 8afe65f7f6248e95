import { createStore } from '../ui/store.ts'

/** The list whose members are shown in a dialog: opened from more than one screen. */
export const sharing = createStore<string | undefined>(undefined)
