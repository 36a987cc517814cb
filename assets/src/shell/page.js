/* What the whole page shares while it stands. */

/** The answer that is shown, whether the page is being put on paper or into a file, and whether on paper, where the focus goes when the pressed element is gone, whether
    the reader last touched the screen, and how many parts of the script are on their way.
    @type {{answer: Answer | null, isPrinting: boolean, isPaper: boolean, focusAfterAnswer: string | null, isTouch: boolean, onTheWay: number}} */
export const page = { answer: null, isPrinting: false, isPaper: false, focusAfterAnswer: null, isTouch: false, onTheWay: 0 };

/** What is shown belongs to the present address, and no part of the script is on its way. */
export const isSettled = () => isAnswered() && !page.onTheWay;

/** What is shown belongs to the present address. */
export const isAnswered = () => page.answer?.asked === window.location.pathname + window.location.search;
