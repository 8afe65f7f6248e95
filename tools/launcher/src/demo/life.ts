/** A todo of the demo account; days count from today, and a time is in the zone of this machine. */
export interface DemoTodo {
  readonly title: string
  readonly notes?: string
  readonly priority?: 'low' | 'medium' | 'high'
  readonly inDays?: number
  readonly at?: string
  /** An instant in this zone; without one a time is floating. */
  readonly timeZone?: string
  readonly tags?: readonly string[]
  readonly done?: true
  readonly subtasks?: readonly DemoTodo[]
}

export interface DemoList {
  readonly name: string
  readonly color: string
  readonly todos: readonly DemoTodo[]
}

export const tags = { errand: 'amber', phone: 'teal', waiting: 'violet', 'ten minutes': 'green' } as const

export const lists: readonly DemoList[] = [
  {
    name: 'Home',
    color: 'green',
    todos: [
      {
        title: 'Defrost the freezer before it eats the peas',
        priority: 'low',
        inDays: 3,
        notes: 'Towels on the floor **first** this time.',
      },
      { title: 'Water the plants on the balcony', inDays: 0, tags: ['ten minutes'] },
      {
        title: 'Call the landlord about the dripping tap',
        priority: 'high',
        inDays: -1,
        tags: ['phone'],
        notes:
          'Kitchen, cold side. He answers between 17:00 and 18:00.\n\n> “A plumber will come by next week.” (three weeks ago)',
      },
      {
        title: 'Groceries for dinner with friends',
        inDays: 2,
        at: '10:00',
        tags: ['errand'],
        notes: 'Six people, Ines eats no nuts.',
        subtasks: [
          { title: 'Leeks, potatoes, cream' },
          { title: 'Sourdough from the market', done: true },
          { title: 'Something sparkling without alcohol' },
        ],
      },
      { title: 'Change the filter of the cooker hood', done: true, tags: ['ten minutes'] },
      { title: 'Renew the home insurance', inDays: 12, priority: 'medium' },
    ],
  },
  {
    name: 'Work',
    color: 'blue',
    todos: [
      {
        title: 'Prepare the demo for the quarterly review',
        priority: 'high',
        inDays: 1,
        at: '14:00',
        timeZone: 'Europe/Berlin',
        notes:
          '## What to show\n\n1. The new onboarding, on a phone\n2. Numbers: sign-ups *before* and *after*\n3. What we dropped, and why\n\nKeep it under **10 minutes**.',
        subtasks: [
          { title: 'Rehearse with the timer running' },
          { title: 'Ask Priya for the latest numbers', done: true },
          { title: 'Record a fallback video' },
        ],
      },
      { title: 'Review Tomasz’s pull request', inDays: 0, priority: 'medium', tags: ['ten minutes'] },
      {
        title: 'Answer the security questionnaire',
        inDays: 6,
        tags: ['waiting'],
        notes: 'Waiting for legal on question 14.',
      },
      { title: 'Book a room for the retrospective', inDays: 4 },
      { title: 'Write down how we rotate the signing keys', priority: 'low' },
      { title: 'Expense report for last month', done: true, inDays: -5 },
    ],
  },
  {
    name: 'Trip to Lisbon',
    color: 'orange',
    todos: [
      {
        title: 'Book the train to the airport',
        inDays: 9,
        priority: 'medium',
        notes: 'Saver fares end a week before. Flight is at 11:25, so **be there by 9:30**.',
      },
      {
        title: 'Pack',
        inDays: 16,
        subtasks: [
          { title: 'Passport and cards' },
          { title: 'Adapter? (No: same plugs)', done: true },
          { title: 'Rain jacket, whatever the forecast says' },
          { title: 'A book that is not about work' },
        ],
      },
      {
        title: 'Dinner at eight',
        inDays: 18,
        at: '20:00',
        notes: 'Whatever zone we are in: eight in the evening *there*.',
      },
      { title: 'Reserve the Castelo tour', inDays: 7, tags: ['phone'] },
      { title: 'Ask Marta to feed the cat', done: true, tags: ['phone'] },
      { title: 'Flights', done: true, notes: 'Confirmation is in the mail folder *Lisbon*.' },
    ],
  },
  {
    name: 'Reading',
    color: 'violet',
    todos: [
      {
        title: 'Finish “The Left Hand of Darkness”',
        inDays: 20,
        notes: 'Page 180. The ice crossing is where it gets good.',
      },
      { title: 'The chapter on isolation levels, again', priority: 'low' },
      { title: 'Return three books to the library', inDays: 5, tags: ['errand'], priority: 'medium' },
      { title: 'Piranesi', done: true },
    ],
  },
]
