using System.Data.Common;
using DataGouv.Tabular;
using Parquet;
using Parquet.Schema;

namespace DataGouv.Arrow;

/// <summary>A column of a row group of Parquet that is being made.</summary>
internal abstract class ParquetColumn(DataField described)
{
    /// <summary>Gets the name and the type.</summary>
    public DataField Field => described;

    /// <summary>Makes a column of the type of another.</summary>
    public static ParquetColumn Of(DbColumn column, string name) => column.DataType switch
    {
        var type when type == typeof(long) => new Values<long>(new DataField<long?>(name)),
        var type when type == typeof(double) => new Values<double>(new DataField<double?>(name)),
        var type when type == typeof(bool) => new Values<bool>(new DataField<bool?>(name)),
        var type when type == typeof(DateOnly) => new Values<DateOnly>(new DataField<DateOnly?>(name)),
        var type when type == typeof(DateTime) => new Values<DateTime>(
            new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true)),
        _ => new Texts(new DataField<string>(name, nullable: true)),
    };

    /// <summary>Adds a cell of the row of a reader.</summary>
    public abstract void Append(TabularDataReader reader, int place);

    /// <summary>Writes the values so far, and begins anew.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);

    private sealed class Values<T>(DataField field) : ParquetColumn(field)
        where T : struct
    {
        private T?[] _values = new T?[1024];
        private int _count;

        public override void Append(TabularDataReader reader, int place)
        {
            if (_count == _values.Length)
            {
                System.Array.Resize(ref _values, _count * 2);
            }

            _values[_count++] = reader.GetFieldValue<T?>(place);
        }

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            await group.WriteAsync<T>(Field, _values.AsMemory(0, _count), cancellationToken: cancellationToken).ConfigureAwait(false);
            _count = 0;
        }
    }

    private sealed class Texts(DataField field) : ParquetColumn(field)
    {
        private readonly List<string?> _values = [];

        public override void Append(TabularDataReader reader, int place) => _values.Add(reader.GetFieldValue<string?>(place));

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await group.WriteAsync(Field, _values!).ConfigureAwait(false);
            _values.Clear();
        }
    }
}
