using System.Data.Common;
using Apache.Arrow;
using Apache.Arrow.Types;
using DataGouv.Tabular;

namespace DataGouv.Arrow;

/// <summary>A column of a batch of Arrow that is being made.</summary>
internal abstract class ArrowColumn(IArrowType type)
{
    private static readonly TimestampType Instant = new(TimeUnit.Microsecond, "UTC");

    /// <summary>Gets the type of its values.</summary>
    public IArrowType Type => type;

    /// <summary>Makes a column of the type of another.</summary>
    public static ArrowColumn Of(DbColumn column) => column.DataType switch
    {
        var type when type == typeof(long) => new Made<Int64Array.Builder>(
            Int64Type.Default,
            () => new(),
            (values, reader, place) => values.Append(reader.GetFieldValue<long?>(place)),
            values => values.Build(null)),
        var type when type == typeof(double) => new Made<DoubleArray.Builder>(
            DoubleType.Default,
            () => new(),
            (values, reader, place) => values.Append(reader.GetFieldValue<double?>(place)),
            values => values.Build(null)),
        var type when type == typeof(bool) => new Made<BooleanArray.Builder>(
            BooleanType.Default,
            () => new(),
            (values, reader, place) => _ = reader.GetFieldValue<bool?>(place) is { } value ? values.Append(value) : values.AppendNull(),
            values => values.Build(null)),
        var type when type == typeof(DateOnly) => new Made<Date32Array.Builder>(
            Date32Type.Default,
            () => new(),
            (values, reader, place) => _ = reader.GetFieldValue<DateOnly?>(place) is { } value ? values.Append(value) : values.AppendNull(),
            values => values.Build(null)),
        var type when type == typeof(DateTime) => new Made<TimestampArray.Builder>(
            Instant,
            () => new(Instant),
            (values, reader, place) => _ = reader.GetFieldValue<DateTimeOffset?>(place) is { } value ? values.Append(value) : values.AppendNull(),
            values => values.Build(null)),
        _ => new Made<StringArray.Builder>(
            StringType.Default,
            () => new(),
            (values, reader, place) => _ = reader.GetFieldValue<string?>(place) is { } value ? values.Append(value) : values.AppendNull(),
            values => values.Build(null)),
    };

    /// <summary>Adds a cell of the row of a reader.</summary>
    public abstract void Append(TabularDataReader reader, int place);

    /// <summary>Returns the values so far, and begins anew.</summary>
    public abstract IArrowArray Take();

    private sealed class Made<TBuilder>(
        IArrowType type,
        Func<TBuilder> create,
        Action<TBuilder, TabularDataReader, int> append,
        Func<TBuilder, IArrowArray> build)
        : ArrowColumn(type)
    {
        private TBuilder _values = create();

        public override void Append(TabularDataReader reader, int place) => append(_values, reader, place);

        public override IArrowArray Take()
        {
            var array = build(_values);
            _values = create();
            return array;
        }
    }
}
