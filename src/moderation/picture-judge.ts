export interface PictureToJudge {
  /** A picture of our own making. */
  readonly path: string;
}

/** The compiled module whose task `judgePicture` judges pictures, in a process of the pool. */
export const PICTURE_JUDGE = new URL('./judge-picture.js', import.meta.url);
