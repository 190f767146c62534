import WebSocket from 'ws';
import { PROTOCOL_VERSION } from '@/lib/protocol/events';
import { SENT_AT, sharedNow, type FromClients, type ToClients } from './pushMessages';

// The open pages of the push benchmark: raw WebSockets, so that thousands of them leave the machine to the server.

const tell = (message: FromClients) => process.send?.(message);
let sockets: WebSocket[] = [];
let messages = 0;
let delaysMs: number[] = [];

function received(data: Buffer) {
  messages++;
  const at = data.indexOf(SENT_AT);
  if (at < 0) return;
  // A batch may hold several: the last one was read last, the first one has waited longest.
  delaysMs.push(sharedNow() - Number.parseFloat(data.toString('latin1', at + SENT_AT.length, at + SENT_AT.length + 16)));
}

function connect(port: number, speaks: 'ws' | 'socket.io'): Promise<void> {
  const address = speaks === 'ws' ? `ws://127.0.0.1:${port}/` : `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { perMessageDeflate: false });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    if (speaks === 'ws') {
      socket.on('open', () => {
        socket.on('message', received);
        resolve();
      });
      return;
    }
    let isFollowing = false;
    socket.on('message', (data: Buffer) => {
      if (data.length === 1 && data[0] === 0x32) return socket.send('3');
      if (isFollowing) return received(data);
      const text = data.toString();
      if (text.startsWith('0')) socket.send(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, build: 'bench', surface: 'desk' })}`);
      else if (text.startsWith('42["welcome"')) {
        const { dataVersion, head } = JSON.parse(text.slice(2))[1];
        socket.send(`42${JSON.stringify(['follow', { dataVersion, after: head }])}`);
      } else if (text.startsWith('42["changes"')) {
        isFollowing = true;
        resolve();
      }
    });
  });
}

process.on('message', (message: ToClients) => void act(message));
process.on('disconnect', () => process.exit());

async function act(message: ToClients) {
  if (message.do === 'connect') {
    for (let open = 0; open < message.count; open += 100) {
      await Promise.all(Array.from({ length: Math.min(100, message.count - open) }, () => connect(message.port, message.speaks)));
    }
    messages = 0;
    delaysMs = [];
    tell({ kind: 'connected' });
  } else if (message.do === 'count') {
    tell({ kind: 'counted', messages, delaysMs });
    messages = 0;
    delaysMs = [];
  } else {
    for (const socket of sockets) socket.terminate();
    sockets = [];
    tell({ kind: 'left' });
  }
}
