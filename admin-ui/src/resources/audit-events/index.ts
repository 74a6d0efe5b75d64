import HistoryIcon from '@mui/icons-material/HistoryEduOutlined';
import type { ResourcePages } from '../../resource-pages';
import type { AuditEvent } from '../../providers/verbs';
import { actionInWords } from '../../shared/audit-words';
import { AuditEventList } from './audit-event-list';
import { AuditEventShow } from './audit-event-show';

export const auditEvents = {
  list: AuditEventList,
  show: AuditEventShow,
  icon: HistoryIcon,
  recordRepresentation: ({ action }: AuditEvent) => actionInWords(action),
  options: { label: 'Audit trail' },
} satisfies ResourcePages<'audit-events'>;
