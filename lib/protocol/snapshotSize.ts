// Apart from the snapshot's schema, so that drawing a page does not need the code that checks one.

/** Updates in a snapshot: a screenful and some to scroll. */
export const SNAPSHOT_UPDATES = 50;
/** Hours of volume in a snapshot, the present one included. */
export const SNAPSHOT_HOURS = 48;
/** Beside the stories of those updates, so many of the largest with news in so many hours. */
export const SNAPSHOT_STORIES = 40;
export const SNAPSHOT_STORY_HOURS = 72;
