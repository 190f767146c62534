/** Words without a meaning of their own, folded. As a pair with another word they may have one: "will not", "no habrá". */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `the a an of and to in for with from that this is are was were be been by on at as its his her their our it he she they we you
   el la los las y en con del por que una un su sus al es son fue ha han lo le les se ya de para e o u`.split(/\s+/),
);
