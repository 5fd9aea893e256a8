using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DataGouv.Tabular;

/// <summary>A column of a data reader: its name in the rows, that in the file as its base, and what it holds.</summary>
internal sealed class ReaderColumn : DbColumn
{
    /// <param name="name">The name in the rows.</param>
    /// <param name="nameInFile">The name in the file.</param>
    /// <param name="ordinal">Its place, from 0.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="allowsNull">Whether a cell can be empty.</param>
    public ReaderColumn(string name, string nameInFile, int ordinal, TabularType type, bool allowsNull)
    {
        Type = type;
        ColumnName = name;
        BaseColumnName = nameInFile;
        ColumnOrdinal = ordinal;
        DataType = FieldType;
        DataTypeName = type switch
        {
            TabularType.WholeNumber => "BIGINT",
            TabularType.Number => "DOUBLE PRECISION",
            TabularType.Boolean => "BOOLEAN",
            TabularType.Date => "DATE",
            TabularType.DateTime => "TIMESTAMP WITH TIME ZONE",
            TabularType.Json => "JSON",
            _ => "TEXT",
        };
        AllowDBNull = allowsNull;
        IsAliased = name != nameInFile;
        IsUnique = false;
        IsKey = false;
        IsLong = false;
        IsReadOnly = false;
    }

    /// <summary>Gets what it holds; unknown for texts that may be anything.</summary>
    public TabularType Type { get; }

    /// <summary>Gets the type of its values.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type FieldType => Type switch
    {
        TabularType.WholeNumber => typeof(long),
        TabularType.Number => typeof(double),
        TabularType.Boolean => typeof(bool),
        TabularType.Date => typeof(DateOnly),
        TabularType.DateTime => typeof(DateTime),
        _ => typeof(string),
    };
}
