import type { StoreFigures } from '../store/postgres.ts';
import type { Gauge } from './metrics.ts';

/** The database's counts as gauges. */
export function storeGauges({ logNumber, devices, parked, connections }: StoreFigures): Gauge[] {
  const { all, idle, waitedFor } = connections;
  return [
    { name: 'waymark_log_number', help: 'The last number of the shared log.', values: [{ value: logNumber }] },
    { name: 'waymark_devices', help: 'Devices enrolled and not revoked.', values: [{ value: devices }] },
    {
      name: 'waymark_parked',
      help: 'Changes that wait or were refused and nobody has settled, by why.',
      values: parked.map(({ why, count }) => ({ labels: { why }, value: count })),
    },
    {
      name: 'waymark_database_connections',
      help: 'Connections of this process to the database; work that waits for one.',
      values: Object.entries({ open: all, idle, waited_for: waitedFor }).map(([state, value]) => ({
        labels: { state },
        value,
      })),
    },
  ];
}
