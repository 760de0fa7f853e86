/** Something that the person at the terminal can put right: the message says how, no stack is shown. */
export class StartProblem extends Error {}
