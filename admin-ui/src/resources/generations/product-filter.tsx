import { useQuery } from '@tanstack/react-query';
import { AutocompleteInput, useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import { useMay } from '../../shared/use-may';

/** Products by their names; who may not see drafts and what is off offer chooses from the catalogue. */
export const ProductFilter = ({
  source,
  label,
}: {
  source: string;
  label: string;
  alwaysOn?: boolean;
}) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const maySeeAll = useMay('types:read');
  const { data = [], isPending } = useQuery({
    queryKey: ['products', 'names', maySeeAll],
    queryFn: () => dataProvider.productNames(maySeeAll),
    staleTime: 60_000,
  });
  return (
    <AutocompleteInput
      source={source}
      label={label}
      choices={data}
      optionValue="slug"
      optionText="name"
      isPending={isPending}
      sx={{ minWidth: 220 }}
    />
  );
};
