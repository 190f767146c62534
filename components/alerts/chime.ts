/** Two soft notes. A browser that has had no gesture on this page yet plays nothing, and that is no fault. */
export function chime(): void {
  try {
    const audio = new AudioContext();
    const gain = audio.createGain();
    gain.connect(audio.destination);
    gain.gain.setValueAtTime(0.0001, audio.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.6);
    for (const [hertz, from] of [[660, 0], [880, 0.16]] as const) {
      const note = audio.createOscillator();
      note.frequency.value = hertz;
      note.connect(gain);
      note.start(audio.currentTime + from);
      note.stop(audio.currentTime + 0.6);
    }
    setTimeout(() => void audio.close(), 1_000);
  } catch {
    // No sound on this machine.
  }
}
