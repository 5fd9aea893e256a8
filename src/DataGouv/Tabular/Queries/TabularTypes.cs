namespace DataGouv.Tabular;

/// <summary>What the database can do with each type.</summary>
internal static class TabularTypes
{
    extension(TabularType type)
    {
        /// <summary>The type of a name in a profile.</summary>
        public static TabularType Of(string? pythonType) => pythonType switch
        {
            "string" => TabularType.Text,
            "int" => TabularType.WholeNumber,
            "float" => TabularType.Number,
            "bool" => TabularType.Boolean,
            "date" => TabularType.Date,
            "datetime" => TabularType.DateTime,
            "json" => TabularType.Json,
            _ => TabularType.Unknown,
        };

        /// <summary>How a sentence names it.</summary>
        public string Plural => type switch
        {
            TabularType.Text => "texts",
            TabularType.WholeNumber => "whole numbers",
            TabularType.Number => "numbers",
            TabularType.Boolean => "booleans",
            TabularType.Date => "dates",
            TabularType.DateTime => "dates with times",
            TabularType.Json => "JSON",
            _ => "an unknown type",
        };

        /// <summary>The server documents "contains" for dates, and refuses it.</summary>
        public bool Allows(FilterOperator filter) => type switch
        {
            TabularType.Unknown or TabularType.Text => true,
            TabularType.Json => filter is FilterOperator.IsNull or FilterOperator.IsNotNull,
            _ => filter is not (FilterOperator.Contains or FilterOperator.NotContains),
        };

        public bool Allows(AggregateFunction function) => function switch
        {
            AggregateFunction.Count => true,
            AggregateFunction.Sum or AggregateFunction.Avg => type is TabularType.Unknown or TabularType.WholeNumber or TabularType.Number,
            _ => type is not (TabularType.Boolean or TabularType.Json),
        };

        /// <summary>Have its values an order, and can two be told to be equal?</summary>
        public bool IsComparable => type != TabularType.Json;
    }
}
