namespace DataGouv.Tabular;

/// <summary>What holds a cell of each type in C#.</summary>
internal static class MemberTypes
{
    extension(TabularType type)
    {
        /// <summary>The type of a member, as C# writes it.</summary>
        public string MemberType => type switch
        {
            TabularType.Text => "string",
            TabularType.WholeNumber => "long",
            TabularType.Number => "double",
            TabularType.Boolean => "bool",
            TabularType.Date => "DateOnly",
            TabularType.DateTime => "DateTimeOffset",
            _ => "JsonElement",
        };
    }
}
