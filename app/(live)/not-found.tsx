import { NoSuchPage } from '@/components/frame/NoSuchPage';

/** Below the live masthead, which stands already. */
export default function NotFound() {
  return <NoSuchPage />;
}
