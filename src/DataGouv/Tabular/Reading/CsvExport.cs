namespace DataGouv.Tabular;

/// <summary>Writes all rows of a query as CSV.</summary>
internal static class CsvExport
{
    /// <returns>The number of rows.</returns>
    public static async Task<long> WriteAsync(
        TableEndpoint table,
        QueryState query,
        Stream destination,
        CancellationToken cancellationToken)
    {
        await table.LearnColumnsAsync(cancellationToken).ConfigureAwait(false);
        var csv = CsvRowWriter.Create(destination);
        await using (csv.ConfigureAwait(false))
        {
            var writer = new CsvRowWriter(csv, table.JsonColumns.ToHashSet());
            var count = 0L;
            await foreach (var row in new FullRead(table, query).ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (count++ == 0)
                {
                    await writer.WriteHeaderAsync(row.Columns, cancellationToken).ConfigureAwait(false);
                }

                await writer.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            }

            // Without a row nobody says which columns there are, except a selection or the profile.
            IReadOnlyCollection<string> names = query.Columns.IsEmpty ? table.KnownColumns : query.Columns;
            if (count == 0 && names.Count > 0)
            {
                await writer.WriteHeaderAsync(names, cancellationToken).ConfigureAwait(false);
            }

            return count;
        }
    }
}
