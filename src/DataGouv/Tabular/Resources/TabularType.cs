namespace DataGouv.Tabular;

/// <summary>What a column holds, as the platform found out.</summary>
public enum TabularType
{
    /// <summary>A type that this version does not know.</summary>
    Unknown,

    /// <summary>Texts.</summary>
    Text,

    /// <summary>Whole numbers of 64 bits.</summary>
    WholeNumber,

    /// <summary>Numbers with decimals.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Dates.</summary>
    Date,

    /// <summary>Dates with a time, with or without an offset.</summary>
    DateTime,

    /// <summary>Any JSON: lists, objects, texts, numbers.</summary>
    Json,
}
